using System.Globalization;
using Optimizer.Runtime;

namespace Helped;

/// <summary>A statement's entries as a file that spreadsheets read.</summary>
public sealed class StatementExport : IPlatformFunction<StatementExportRequest, ExportedFile>
{
    public Task<ExportedFile> InvokeAsync(StatementExportRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var content = "date;text;amount;balance\n";
        var balance = request.OpeningBalance;
        foreach (var entry in request.Entries)
        {
            balance += entry.Amount;
            content += entry.Date + ";" + entry.Text + ";" + entry.Amount.ToString("0.00", CultureInfo.InvariantCulture)
                + ";" + balance.ToString("0.00", CultureInfo.InvariantCulture) + "\n";
        }
        return Task.FromResult(new ExportedFile(request.AccountId + ".csv", content));
    }
}
