using System.Globalization;
using Optimizer.Local.Reporting;
using Spectre.Console;

namespace Optimizer.Local.Demo;

/// <summary>The demonstration's result for people.</summary>
internal static class DemoText
{
    public static void Write(TextWriter output, ReportDocument report)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        if (!console.Profile.Out.IsTerminal || Console.IsOutputRedirected) console.Profile.Width = 160;
        console.Write(Comparison(report));
        foreach (var function in report.Functions)
        {
            foreach (var review in function.Review)
                output.WriteLine($"Held for review: {review.Type} on {function.Function}. {review.Reason}");
        }
        foreach (var rollback in report.Rollbacks)
            output.WriteLine($"Rolled back: version {rollback.Version} of {rollback.Function}. {rollback.Because}");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report.Seconds:0} s; every figure is of live traffic."));
    }

    private static Table Comparison(ReportDocument report)
    {
        var table = new Table().RoundedBorder()
            .AddColumns("function", "change", "p95 ms before", "after", "errors before", "after", "dependency calls before", "after", "predicted", "realised");
        foreach (var f in report.Functions)
        {
            var deployed = f.Deployed.Count > 0 ? f.Deployed[0] : null;
            table.AddRow(
                f.Function, string.Join(", ", f.Deployed.Select(d => d.Type)),
                Number(f.Baseline.P95Ms, "0.0"), Number(f.Optimized?.P95Ms, "0.0"),
                Number(f.Baseline.ErrorRate, "P1"), Number(f.Optimized?.ErrorRate, "P1"),
                Number(f.Baseline.DependencyCalls, "0.00"), Number(f.Optimized?.DependencyCalls, "0.00"),
                Number(deployed?.Predicted, "P0"), Number(deployed?.Realised, "P0"));
        }
        return table;
    }

    private static string Number(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "";
}
