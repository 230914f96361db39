using Microsoft.Extensions.Logging;

namespace Helped.Hosting;

/// <summary>Waits until the runtime has said of enough versions that they are loaded.</summary>
internal sealed class LoadedVersions(int wanted, TimeProvider time) : ILoggerProvider, ILogger
{
    private const string Loaded = "VersionLoaded";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Routed = TimeSpan.FromMilliseconds(100);

    private readonly TaskCompletionSource enough = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int count;

    /// <exception cref="TimeoutException">They were not loaded in half a minute.</exception>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        if (wanted == 0) return;
        try
        {
            await enough.Task.WaitAsync(Limit, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"{count} of {wanted} versions were loaded within {Limit.TotalSeconds:0} s.");
        }
        await Task.Delay(Routed, time, cancellationToken); // they are routed to right after
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel == LogLevel.Information;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (eventId.Name == Loaded && Interlocked.Increment(ref count) == wanted) enough.TrySetResult();
    }

    public void Dispose()
    {
    }
}
