using System.Text;
using Microsoft.Extensions.Logging;

namespace Optimizer.Api.Tests;

/// <summary>Everything that anything logs, down to traces.</summary>
internal sealed class FakeLog : ILoggerProvider, ILogger
{
    private readonly StringBuilder lines = new();

    public string Text
    {
        get
        {
            lock (lines) return lines.ToString();
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (lines) lines.AppendLine(formatter(state, exception)).Append(exception);
    }

    public void Dispose()
    {
    }
}
