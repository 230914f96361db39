namespace Optimizer.Core.Learning.Classification;

/// <summary>
/// Makes features comparable: each is centred by its median, scaled by its median absolute deviation and clipped, then the whole is
/// decorrelated. Fitted once, on training windows only.
/// </summary>
public sealed class Whitening
{
    private const float Clip = 8;
    private const double Ridge = 0.02;
    private readonly float[] center;
    private readonly float[] scale;
    private readonly double[,] factor;

    private Whitening(float[] center, float[] scale, double[,] factor) => (this.center, this.scale, this.factor) = (center, scale, factor);

    /// <param name="rows">At least two windows of the same number of features.</param>
    public static Whitening Fit(IReadOnlyList<float[]> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentOutOfRangeException.ThrowIfLessThan(rows.Count, 2, nameof(rows));
        var dimensions = rows[0].Length;
        var (center, scale) = (new float[dimensions], new float[dimensions]);
        for (var i = 0; i < dimensions; i++)
        {
            center[i] = Median([.. rows.Select(r => r[i])]);
            scale[i] = Math.Max(1e-9f, 1.4826f * Median([.. rows.Select(r => Math.Abs(r[i] - center[i]))]));
        }
        var standardised = rows.Select(r => Standardise(r, center, scale)).ToArray();
        return new Whitening(center, scale, Cholesky(Covariance(standardised)));
    }

    /// <summary>The features of a window in the decorrelated space.</summary>
    public float[] Apply(float[] row)
    {
        var values = Standardise(row, center, scale);
        for (var i = 0; i < values.Length; i++)
        {
            double sum = values[i];
            for (var j = 0; j < i; j++) sum -= factor[i, j] * values[j];
            values[i] = (float)(sum / factor[i, i]);
        }
        return values;
    }

    private static float[] Standardise(float[] row, float[] center, float[] scale)
    {
        var values = new float[center.Length];
        for (var i = 0; i < values.Length; i++) values[i] = Math.Clamp((row[i] - center[i]) / scale[i], -Clip, Clip);
        return values;
    }

    private static double[,] Covariance(float[][] rows)
    {
        var dimensions = rows[0].Length;
        var sums = new double[dimensions, dimensions];
        for (var i = 0; i < dimensions; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                double sum = 0;
                foreach (var row in rows) sum += (double)row[i] * row[j];
                sums[i, j] = sums[j, i] = (sum / rows.Length) + (i == j ? Ridge : 0);
            }
        }
        return sums;
    }

    private static double[,] Cholesky(double[,] matrix)
    {
        var dimensions = matrix.GetLength(0);
        var factor = new double[dimensions, dimensions];
        for (var i = 0; i < dimensions; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = matrix[i, j];
                for (var k = 0; k < j; k++) sum -= factor[i, k] * factor[j, k];
                factor[i, j] = i == j ? Math.Sqrt(sum) : sum / factor[j, j];
            }
        }
        return factor;
    }

    private static float Median(float[] values)
    {
        Array.Sort(values);
        return values[values.Length / 2];
    }
}
