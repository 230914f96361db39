namespace Optimizer.Core.Learning.Inputs;

/// <summary>Radix-2 transform in place. Two real signals go in as one complex signal and come out separable by symmetry.</summary>
internal static class FourierTransform
{
    /// <param name="real">First signal in bit-reversed order.</param>
    /// <param name="imaginary">Second signal in bit-reversed order.</param>
    public static void Run(BandPowerPlan plan, Span<float> real, Span<float> imaginary)
    {
        for (var half = 1; half < plan.Length; half *= 2)
        {
            var stride = plan.Length / (2 * half);
            for (var block = 0; block < plan.Length; block += 2 * half)
                Butterflies(plan, real.Slice(block, 2 * half), imaginary.Slice(block, 2 * half), half, stride);
        }
    }

    private static void Butterflies(BandPowerPlan plan, Span<float> real, Span<float> imaginary, int half, int stride)
    {
        var lowReal = real[..half];
        var highReal = real[half..];
        var lowImaginary = imaginary[..half];
        var highImaginary = imaginary[half..];
        for (var k = 0; k < half; k++)
        {
            var (cosine, sine) = (plan.Cosines[k * stride], plan.Sines[k * stride]);
            var re = (highReal[k] * cosine) - (highImaginary[k] * sine);
            var im = (highReal[k] * sine) + (highImaginary[k] * cosine);
            highReal[k] = lowReal[k] - re;
            highImaginary[k] = lowImaginary[k] - im;
            lowReal[k] += re;
            lowImaginary[k] += im;
        }
    }
}
