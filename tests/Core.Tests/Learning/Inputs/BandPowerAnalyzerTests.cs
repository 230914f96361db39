using Optimizer.Core.Learning.Inputs;

namespace Optimizer.Core.Tests.Learning.Inputs;

public sealed class BandPowerAnalyzerTests
{
    [Theory]
    [InlineData(2, 0)]
    [InlineData(6, 1)]
    [InlineData(10, 2)]
    [InlineData(20, 3)]
    [InlineData(38, 4)]
    public void A_tone_of_amplitude_two_has_power_two_in_its_own_band(double hertz, int band)
    {
        var values = Analyze(256, 128, 256, Tone(256, 128, hertz, 2), Tone(256, 128, hertz, 2), Tone(256, 128, hertz, 2));
        Assert.Equal(2, values[band], 0.05);
        Assert.True(values.Total - values[band] < 0.05, $"{values}");
    }

    [Theory]
    [InlineData(250, 100)]
    [InlineData(512, 300)]
    [InlineData(100.5, 77)]
    public void Any_rate_and_length_will_do(double rate, int length)
    {
        var values = Analyze(length, rate, 128, Tone(length, rate, 10, 1), Tone(length, rate, 10, 1));
        Assert.Equal(values.Total, new[] { 0, 1, 2, 3, 4 }.Sum(b => values[b]), 9);
        Assert.True(values.Alpha + values.Theta > values.Beta, $"{values}");
    }

    [Theory]
    [InlineData(16, 1)]
    [InlineData(16, 128)]
    public void The_shortest_window_is_read_whatever_its_rate(int length, double rate) =>
        Assert.True(double.IsFinite(Analyze(length, rate, 16, Tone(length, 128, 10, 1)).Total));

    [Fact]
    public void Going_back_to_a_segment_length_makes_nothing_anew_and_gives_the_same()
    {
        var analyzer = new BandPowerAnalyzer();
        float[] samples = [.. Tone(256, 128, 10, 1), .. Tone(256, 128, 10, 1)];
        BandValues At(int segment) => analyzer.Analyze(new SignalWindow(samples, 2, 128), segment, overlap: true);
        var (first, _) = (At(64), At(256));
        At(64);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var again = At(64);
        At(256);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(first, again);
    }

    [Fact]
    public void Flat_channels_and_spikes_are_left_out_and_counted()
    {
        var spiked = Tone(128, 128, 10, 1);
        spiked[7] = 9e5f;
        var analyzer = new BandPowerAnalyzer();
        float[] samples = [.. Tone(128, 128, 10, 1), .. spiked, .. new float[128], .. Tone(128, 128, 10, 1), .. Tone(128, 128, 10, 1)];
        var values = analyzer.Analyze(new SignalWindow(samples, 5, 128), 128, overlap: true);
        Assert.Equal(2, analyzer.Artifacts);
        Assert.Equal(0.5, values.Alpha, 0.02);
    }

    private static BandValues Analyze(int length, double rate, int segment, params float[][] channels) =>
        new BandPowerAnalyzer().Analyze(new SignalWindow([.. channels.SelectMany(c => c)], channels.Length, rate), Math.Min(segment, length), overlap: true);

    private static float[] Tone(int length, double rate, double hertz, double amplitude) =>
        [.. Enumerable.Range(0, length).Select(i => (float)(4000 + (amplitude * Math.Sin(2 * Math.PI * hertz * i / rate))))];
}
