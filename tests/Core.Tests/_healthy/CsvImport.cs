using Optimizer.Runtime;
using System.Globalization;

namespace Healthy;

public sealed record CsvText(string Text);

public sealed record CsvRows(int Rows, decimal Sum);

public sealed class CsvImport : IPlatformFunction<CsvText, CsvRows>
{
    public Task<CsvRows> InvokeAsync(CsvText request, CancellationToken cancellationToken)
    {
        var (rows, sum) = (0, 0m);
        foreach (var line in request.Text.AsSpan().EnumerateLines())
        {
            var comma = line.LastIndexOf(',');
            if (comma < 0 || !decimal.TryParse(line[(comma + 1)..], NumberStyles.Number, CultureInfo.InvariantCulture, out var amount)) continue;
            rows++;
            sum += amount;
        }
        return Task.FromResult(new CsvRows(rows, sum));
    }
}
