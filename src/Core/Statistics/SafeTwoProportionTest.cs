namespace Optimizer.Core.Statistics;

/// <summary>
/// Anytime-valid one-sided test of "the trial fails no more often than the control, block by block". The e-value is a mixture
/// of the block e-variables of Turner, Ly &amp; Grünwald ("Generic E-variables for exact sequential k-sample tests that allow
/// for optional stopping", arXiv:2106.02693, section 2): a block with n_a control and n_b trial calls contributes
/// p_θa(y_a) p_θb(y_b) / p_θ0(y_a, y_b) with θ0 = (n_a θa + n_b θb) / (n_a + n_b). Under the null each factor has expectation
/// at most 1 whatever the blocks' common rates are, so rates may drift with time, and by Ville's inequality the e-value ever
/// reaches 1/α with probability at most α. The mixture is over odds ratios, with θa from a grid or learned from the blocks before.
/// </summary>
public sealed class SafeTwoProportionTest
{
    /// <summary>Beyond any limit that anyone sets, and still a number in JSON.</summary>
    private const double Ceiling = 1e12;

    private static readonly double[] OddsRatios = [1.5, 2, 3, 5, 10, 30, 100];
    private static readonly double[] ControlRates = [0.0005, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.4];

    private static readonly Cell[] Grid = [.. OddsRatios.SelectMany(odds => ControlRates.Select(rate => Cell.Of(rate, odds)))];

    /// <summary>Log e-values: one row per odds ratio; columns are the grid's rates and, last, the learned rate.</summary>
    private readonly double[,] logs = new double[OddsRatios.Length, ControlRates.Length + 1];

    private long controlCalls;
    private long controlErrors;

    /// <summary>The e-value now, ≥ 0; 1 before evidence.</summary>
    public double EValue { get; private set; } = 1;

    /// <summary>The highest e-value until now: rejecting when it reaches 1/α errs with probability at most α.</summary>
    public double Highest { get; private set; } = 1;

    /// <summary>Takes a block in which both sides ran at the same time. Which calls are in the block must not depend on their outcomes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or there are more errors than calls.</exception>
    public void Observe(long control, long controlFailed, long trial, long trialFailed)
    {
        Check(control, controlFailed);
        Check(trial, trialFailed);
        if (control > 0 && trial > 0) Multiply(control, controlFailed, trial, trialFailed);
        controlCalls += control;
        controlErrors += controlFailed;
    }

    private static void Check(long calls, long failed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(failed);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(failed, calls);
    }

    private void Multiply(long control, long controlFailed, long trial, long trialFailed)
    {
        var learned = (controlErrors + 0.5) / (controlCalls + 50);
        for (var row = 0; row < OddsRatios.Length; row++)
        {
            for (var column = 0; column <= ControlRates.Length; column++)
            {
                var cell = column < ControlRates.Length ? Grid[row * ControlRates.Length + column] : Cell.Of(learned, OddsRatios[row]);
                logs[row, column] += cell.LogFactor(control, controlFailed, trial, trialFailed);
            }
        }
        EValue = Mixture();
        Highest = Math.Max(Highest, EValue);
    }

    /// <summary>Half of the weight on the learned rate, half spread over the grid.</summary>
    private double Mixture()
    {
        var sum = 0d;
        for (var row = 0; row < OddsRatios.Length; row++)
        {
            for (var column = 0; column <= ControlRates.Length; column++)
            {
                var weight = column < ControlRates.Length ? 0.5 / ControlRates.Length : 0.5;
                sum += weight / OddsRatios.Length * Math.Exp(logs[row, column]);
            }
        }
        return Math.Min(sum, Ceiling);
    }

    /// <summary>One pair of rates with its logarithms.</summary>
    private readonly record struct Cell(double A, double B, double LogA, double LogNotA, double LogB, double LogNotB)
    {
        public static Cell Of(double a, double oddsRatio)
        {
            var b = oddsRatio * a / (1 - a + oddsRatio * a);
            return new Cell(a, b, Math.Log(a), Math.Log(1 - a), Math.Log(b), Math.Log(1 - b));
        }

        public double LogFactor(long control, long controlFailed, long trial, long trialFailed)
        {
            var pooled = (control * A + trial * B) / (control + trial);
            return controlFailed * LogA + (control - controlFailed) * LogNotA + trialFailed * LogB + (trial - trialFailed) * LogNotB
                - (controlFailed + trialFailed) * Math.Log(pooled) - (control + trial - controlFailed - trialFailed) * Math.Log(1 - pooled);
        }
    }
}
