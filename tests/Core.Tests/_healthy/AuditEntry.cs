using Optimizer.Runtime;

namespace Healthy;

public interface IAuditLog
{
    Task AppendAsync(string line, CancellationToken cancellationToken);
}

public sealed record AuditEvent(string Who, string What);

public sealed record AuditDone(bool Written);

public sealed class AuditEntry(IAuditLog log, TimeProvider time) : IPlatformFunction<AuditEvent, AuditDone>
{
    public async Task<AuditDone> InvokeAsync(AuditEvent request, CancellationToken cancellationToken)
    {
        await log.AppendAsync($"{time.GetUtcNow():O} {request.Who} {request.What}", cancellationToken);
        return new AuditDone(true);
    }
}
