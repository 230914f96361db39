using System.Diagnostics;

namespace Optimizer.Sandbox.Replay;

/// <summary>
/// Counts HTTP requests where they start. One that never arrives at the replay (a handler with its own proxy or none, a
/// refused certificate) shows as the difference.
/// </summary>
internal sealed class HttpStarts : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private const string Listener = "HttpHandlerDiagnosticListener";
    private const string Start = "System.Net.Http.HttpRequestOut.Start";

    private static readonly Lazy<IDisposable> Subscription = new(() => DiagnosticListener.AllListeners.Subscribe(new HttpStarts()));

    /// <summary>Counts from now on, once per request however often it is asked for.</summary>
    public static void Count() => _ = Subscription.Value;

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == Listener) value.Subscribe(this);
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key == Start) Execution.Current?.CountStarted();
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }
}
