using System.Diagnostics;

namespace Optimizer.Runtime.Recording;

/// <summary>The process's one subscription to HTTP events and spans, held while any platform that records runs.</summary>
internal sealed class DependencyCapture : IDisposable, IObserver<DiagnosticListener>
{
    private static readonly Lock Gate = new();
    private static DependencyCapture? current;
    private static int holders;
    private readonly ActivityListener spans = SpanCapture.Listen();
    private readonly List<IDisposable> subscriptions = [];

    private DependencyCapture()
    {
    }

    public static IDisposable Hold()
    {
        lock (Gate)
        {
            if (holders++ > 0) return new Holder();
            current = new DependencyCapture();
            current.subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(current));
            return new Holder();
        }
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "HttpHandlerDiagnosticListener")
            subscriptions.Add(value.Subscribe(new HttpCapture(), HttpCapture.IsEnabled));
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose()
    {
        spans.Dispose();
        foreach (var subscription in subscriptions) subscription.Dispose();
    }

    private sealed class Holder : IDisposable
    {
        private int released;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref released, 1) != 0) return;
            lock (Gate)
            {
                if (--holders > 0) return;
                current?.Dispose();
                current = null;
            }
        }
    }
}
