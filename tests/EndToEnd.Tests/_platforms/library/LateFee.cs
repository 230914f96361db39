using Optimizer.Runtime;

namespace Library;

public class LateFee : IPlatformFunction<FeeRequest, Fee>
{
    public Task<Fee> InvokeAsync(FeeRequest request, CancellationToken cancellationToken)
    {
        var perDay = request.Student ? 0.10m : 0.25m;
        return Task.FromResult(new Fee(Math.Min(20m, request.DaysLate * perDay)));
    }
}
