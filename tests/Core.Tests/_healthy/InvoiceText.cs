using Optimizer.Runtime;
using System.Text;

namespace Healthy;

public sealed record InvoiceAsk(int Number, List<string> Items, decimal Total);

public sealed record InvoiceBody(string Text);

public sealed class InvoiceText : IPlatformFunction<InvoiceAsk, InvoiceBody>
{
    public Task<InvoiceBody> InvokeAsync(InvoiceAsk request, CancellationToken cancellationToken)
    {
        var text = new StringBuilder().Append("Invoice ").Append(request.Number).AppendLine();
        foreach (var item in request.Items) text.Append("  ").AppendLine(item);
        return Task.FromResult(new InvoiceBody(text.Append("Total ").Append(request.Total).ToString()));
    }
}
