using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Optimizer.Api.Problems;

namespace Optimizer.Api.Limits;

/// <summary>Bounds what the bodies of all requests under way take of memory: a few bytes of gzip unpack to many.</summary>
internal sealed class BodyBudget(ApiOptions options) : IDisposable
{
    /// <summary>Bytes of each body that cost nothing.</summary>
    public const int Free = 64 << 10;

    /// <summary>Bytes that one permit is good for.</summary>
    public const int Share = 1 << 20;

    private readonly ConcurrencyLimiter limiter = new(new ConcurrencyLimiterOptions { PermitLimit = options.MaxBodyMiB, QueueLimit = 0 });

    /// <summary>Takes another <see cref="Share"/> until the request's end.</summary>
    /// <exception cref="ApiProblemException">There is none left.</exception>
    public void Take(HttpContext context)
    {
        var lease = limiter.AttemptAcquire();
        context.Response.RegisterForDispose(lease);
        if (!lease.IsAcquired) throw Wait.For(context, TimeSpan.FromSeconds(1), $"The bodies of all requests together are over {options.MaxBodyMiB} MiB now");
    }

    public void Dispose() => limiter.Dispose();
}
