using Optimizer.Runtime;

namespace Healthy;

public sealed record TicketAsk(string User);

public sealed record Ticket(Guid Id, DateTimeOffset At);

public sealed class IssueTicket(TimeProvider time) : IPlatformFunction<TicketAsk, Ticket>
{
    public Task<Ticket> InvokeAsync(TicketAsk request, CancellationToken cancellationToken) =>
        Task.FromResult(new Ticket(Guid.NewGuid(), time.GetUtcNow()));
}
