using Optimizer.Core.Model;
using Optimizer.Core.Phases.Validation;

namespace Optimizer.Core.Tests.Phases.Validation;

public sealed class CodeImprovementTests
{
    [Theory]
    [InlineData(0.99, VerdictOutcome.Pass, 0.90, VerdictOutcome.Pass, 0.90)]
    [InlineData(0.90, VerdictOutcome.Pass, 0.99, VerdictOutcome.Pass, 0.90)]
    [InlineData(0.99, VerdictOutcome.Pass, 0.40, VerdictOutcome.Inconclusive, 0.40)]
    [InlineData(0.99, VerdictOutcome.Pass, 0.00, VerdictOutcome.Fail, 0.00)]
    public void Of_two_measurements_the_one_that_speaks_less_for_the_change_counts(
        double first, VerdictOutcome firstVerdict, double again, VerdictOutcome againVerdict, double expected) =>
        Assert.Equal(expected, CodeImprovement.LessFavourable(Measured(first, firstVerdict), Measured(again, againVerdict)).Confidence);

    private static Improvement Measured(double confidence, VerdictOutcome outcome)
    {
        var summary = new OutcomeSummary(1, 0, 1, 1, 1, double.NaN);
        var reason = new Reason("improvement.measured", "It was measured.");
        var verdict = outcome switch
        {
            VerdictOutcome.Pass => Verdict.Pass("improvement", reason),
            VerdictOutcome.Fail => Verdict.Fail("improvement", reason),
            _ => Verdict.Inconclusive("improvement", reason),
        };
        return new Improvement(verdict, Metric.MeanLatency, new Estimate(0.3, 0.2, 0.4, 100), confidence, summary, summary, "measured");
    }
}
