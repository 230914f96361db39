using Optimizer.Runtime;

namespace Healthy;

public sealed record Period(DateOnly From, DateOnly To);

public sealed record DayCount(int Days);

public sealed class WorkingDays : IPlatformFunction<Period, DayCount>
{
    public Task<DayCount> InvokeAsync(Period request, CancellationToken cancellationToken)
    {
        var days = 0;
        for (var day = request.From; day <= request.To; day = day.AddDays(1))
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)) days++;
        return Task.FromResult(new DayCount(days));
    }
}
