using System.Numerics;

namespace Optimizer.Core.Learning.Inputs;

/// <summary>
/// Band powers of raw windows by Welch's method: Hann-tapered segments, means removed, averaged over segments and channels.
/// Channels that are flat or that stand out by their range are left out and counted. Buffers are kept between calls.
/// </summary>
/// <remarks>Welch, IEEE Trans. Audio Electroacoust. 15(2), 1967.</remarks>
public sealed class BandPowerAnalyzer
{
    /// <summary>A channel whose range is this many times the median range carries an artifact.</summary>
    private const float ArtifactRange = 8;

    /// <summary>One for each mode and then some, so that a switch back makes nothing anew.</summary>
    private const int MaxPlans = 4;

    private readonly List<BandPowerPlan> plans = [];
    private BandPowerPlan plan = new(SignalWindow.MinLength, -1);
    private long planBytes;
    private float[] real = [];
    private float[] imaginary = [];
    private float[] ranges = [];
    private float[] sorted = [];
    private readonly float[] power = new float[BandValues.Count];

    /// <summary>Channels left out of the last window.</summary>
    public int Artifacts { get; private set; }

    /// <summary>Bytes of the buffers.</summary>
    public long Bytes => planBytes + (4L * (real.Length + imaginary.Length + ranges.Length + sorted.Length));

    /// <param name="window">A checked window.</param>
    /// <param name="segment">Wanted samples per segment; the largest power of two that fits is taken.</param>
    /// <param name="overlap">Whether segments overlap by half, which lowers variance and costs time.</param>
    public BandValues Analyze(SignalWindow window, int segment, bool overlap)
    {
        Prepare(window, segment);
        var limit = ArtifactRange * MedianRange(window);
        Artifacts = 0;
        Array.Clear(power);
        var (spectra, waiting) = (0, -1);
        for (var channel = 0; channel < window.Channels; channel++)
        {
            if (!(ranges[channel] > 0 && ranges[channel] <= limit)) Artifacts++;
            else if (waiting < 0) waiting = channel;
            else
            {
                spectra += Add(window.Channel(waiting), window.Channel(channel), overlap);
                waiting = -1;
            }
        }
        if (waiting >= 0) spectra += Add(window.Channel(waiting), default, overlap);
        return Values(spectra);
    }

    private void Prepare(SignalWindow window, int segment)
    {
        var length = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Min(segment, window.Length) + 1) / 2;
        if (plan.Length != length || plan.Rate != window.Rate) Switch(length, window.Rate);
        if (ranges.Length != window.Channels) (ranges, sorted) = (new float[window.Channels], new float[window.Channels]);
    }

    private void Switch(int length, double rate)
    {
        foreach (var known in plans)
        {
            if (known.Length != length || known.Rate != rate) continue;
            plan = known;
            return;
        }
        if (plans.Count == MaxPlans) plans.RemoveAt(0);
        plans.Add(plan = new BandPowerPlan(length, rate));
        planBytes = plans.Sum(p => 16L * p.Length);
        if (real.Length < length) (real, imaginary) = (new float[length], new float[length]);
    }

    private float MedianRange(SignalWindow window)
    {
        for (var channel = 0; channel < window.Channels; channel++)
        {
            var samples = window.Channel(channel);
            ranges[channel] = Samples.Range(samples);
        }
        ranges.CopyTo(sorted, 0);
        Array.Sort(sorted);
        return sorted[sorted.Length / 2];
    }

    /// <returns>Spectra that were added to the sums.</returns>
    private int Add(ReadOnlySpan<float> first, ReadOnlySpan<float> second, bool overlap)
    {
        var spectra = 0;
        for (var start = 0; start + plan.Length <= first.Length; start += overlap ? plan.Length / 2 : plan.Length)
        {
            Load(first.Slice(start, plan.Length), real);
            if (second.IsEmpty) Array.Clear(imaginary);
            else Load(second.Slice(start, plan.Length), imaginary);
            FourierTransform.Run(plan, real, imaginary);
            AddPowers();
            spectra += second.IsEmpty ? 1 : 2;
        }
        return spectra;
    }

    private void Load(ReadOnlySpan<float> samples, float[] into)
    {
        var mean = Samples.Mean(samples);
        for (var i = 0; i < samples.Length; i++) into[plan.Order[i]] = (samples[i] - mean) * plan.Taper[i];
    }

    /// <summary>|X|² + |Y|² of the two signals is (|Z(k)|² + |Z(n-k)|²) / 2 of their complex sum; one-sided densities count twice.</summary>
    private void AddPowers()
    {
        for (var bin = 1; bin < plan.BandOf.Length; bin++)
        {
            var band = plan.BandOf[bin];
            if (band < 0) continue;
            var mirror = plan.Length - bin;
            power[band] += (real[bin] * real[bin]) + (imaginary[bin] * imaginary[bin])
                + (real[mirror] * real[mirror]) + (imaginary[mirror] * imaginary[mirror]);
        }
    }

    private BandValues Values(int spectra)
    {
        if (spectra == 0) return default;
        var scale = plan.Norm * plan.Rate / plan.Length / spectra;
        return new BandValues(power[0] * scale, power[1] * scale, power[2] * scale, power[3] * scale, power[4] * scale);
    }
}
