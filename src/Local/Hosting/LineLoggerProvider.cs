using Microsoft.Extensions.Logging;

namespace Optimizer.Local.Hosting;

/// <summary>Writes log lines of the optimizer's own, and of others from warnings on, to a text writer.</summary>
internal sealed class LineLoggerProvider(TextWriter writer, TimeProvider time) : ILoggerProvider
{
    private readonly Lock writing = new();

    public ILogger CreateLogger(string categoryName) => new LineLogger(this, categoryName);

    public void Dispose()
    {
    }

    private void Write(string category, LogLevel level, string message, Exception? fault)
    {
        var line = FormattableString.Invariant($"{time.GetUtcNow():HH:mm:ss.fff} {level} {category[(category.LastIndexOf('.') + 1)..]}: {message}");
        lock (writing) writer.WriteLine(fault is null ? line : $"{line}{Environment.NewLine}{fault}");
    }

    private sealed class LineLogger(LineLoggerProvider owner, string category) : ILogger
    {
        private readonly LogLevel least = category.StartsWith("Optimizer.", StringComparison.Ordinal) ? LogLevel.Information : LogLevel.Warning;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= least && logLevel != LogLevel.None;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel)) owner.Write(category, logLevel, formatter(state, exception), exception);
        }
    }
}
