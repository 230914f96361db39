using Optimizer.Runtime;

namespace Healthy;

public interface IMailbox
{
    Task SendAsync(string to, string subject, string body, CancellationToken cancellationToken);
}

public sealed record Receipt(string To, int Order, decimal Total);

public sealed record Sent(bool Accepted);

public sealed class SendReceipt(IMailbox mailbox) : IPlatformFunction<Receipt, Sent>
{
    public async Task<Sent> InvokeAsync(Receipt request, CancellationToken cancellationToken)
    {
        await mailbox.SendAsync(request.To, $"Your order {request.Order}", $"You paid {request.Total:0.00}.", cancellationToken);
        return new Sent(true);
    }
}
