using Microsoft.Extensions.DependencyInjection;
using Optimizer.Runtime;
using Storefront.Traffic;

namespace Helped.Hosting;

/// <summary>A function whose calls begin when its traffic says, whether or not earlier ones have ended (an open loop).</summary>
internal sealed class Load<TFunction, TRequest, TResponse>(ITrafficPattern<TRequest> pattern, Slot slot, bool warmsUp = true) : ILoad
    where TFunction : class, IPlatformFunction<TRequest, TResponse>
{
    private const int WarmUpCalls = 60;
    private const int WarmUpTogether = 8;
    private const int WarmUpSeed = 4711;

    public string Function => pattern.Function;

    public IEnumerable<(TimeSpan At, object Request)> Arrivals(int seed, TimeSpan length) =>
        pattern.Arrivals(new Random(seed)).TakeWhile(a => a.At < length).Select(a => (a.At, (object)a.Request!));

    public void Register(PlatformBuilder platform) => platform.AddFunction<TFunction, TRequest, TResponse>(Function);

    public async Task WarmUpAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        if (!warmsUp) return;
        var function = ActivatorUtilities.CreateInstance<TFunction>(services);
        // As many at once as the traffic brings, so that clients hold the connections that a server which has run for a while holds.
        foreach (var together in pattern.Arrivals(new Random(WarmUpSeed)).Take(WarmUpCalls).Chunk(WarmUpTogether))
            await Task.WhenAll(together.Select(arrival => Task.Run(() => EndAsync(function.InvokeAsync(arrival.Request, cancellationToken)), cancellationToken)));
    }

    public async Task RunAsync(IServiceProvider services, int seed, TimeSpan run, TimeProvider time, CancellationToken cancellationToken)
    {
        var function = services.GetRequiredService<IFunction<TRequest, TResponse>>();
        var (from, length) = (run * slot.From, run * (slot.To - slot.From));
        var began = time.GetTimestamp();
        var calls = new List<Task>();
        foreach (var arrival in pattern.Arrivals(new Random(seed)).TakeWhile(a => a.At < length))
        {
            var wait = from + arrival.At - time.GetElapsedTime(began);
            if (wait > TimeSpan.Zero) await Task.Delay(wait, time, cancellationToken);
            // As a server hands requests out: a call that holds its thread must not hold up the next one's start.
            calls.Add(Task.Run(() => EndAsync(function.InvokeAsync(arrival.Request, cancellationToken).AsTask()), cancellationToken));
        }
        await Task.WhenAll(calls);
    }

    public async Task CallAsync(IServiceProvider services, int seed, int calls, CancellationToken cancellationToken)
    {
        var function = services.GetRequiredService<IFunction<TRequest, TResponse>>();
        foreach (var arrival in pattern.Arrivals(new Random(seed)).Take(calls))
            await EndAsync(function.InvokeAsync(arrival.Request, cancellationToken).AsTask());
    }

    /// <summary>Whatever a function throws is its caller's bad luck: telemetry has it, and the traffic goes on.</summary>
    private static async Task EndAsync(Task call) => await call.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
