using Optimizer.Runtime.Handles;

namespace Optimizer.Runtime.Versions;

/// <summary>
/// Watches unloading contexts until they are collected, for a bounded number of looks; those that are still there then are
/// counted as leaked and keep their place among the loaded versions.
/// </summary>
internal sealed class UnloadProbe(RuntimeCounters counters, TimeProvider time)
{
    /// <summary>Looks before a context counts as leaked.</summary>
    public const int MaxLooks = 20;

    /// <summary>Every so many looks a collection is asked for; in between, the application's own are waited for.</summary>
    private const int CollectEvery = 5;

    private static readonly TimeSpan FinalizersWait = TimeSpan.FromSeconds(1);

    private readonly List<Watched> watched = [];
    private readonly Dictionary<string, int> leaked = [];

    public void Watch(string function, WeakReference context) => watched.Add(new Watched(function, context));

    /// <summary>Contexts of a function that are unloading or leaked.</summary>
    public int Lingering(string function) =>
        watched.Count(w => w.Function == function) + leaked.GetValueOrDefault(function);

    /// <summary>Collects now, since a version waits for the place of a context that is unloading.</summary>
    public async Task MakeRoomAsync(CancellationToken cancellationToken)
    {
        if (watched.Count == 0) return;
        for (var round = 0; round < 2; round++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true);
            // A load context is freed by finalizers; those of the application may take any time.
            var finalizers = Task.Run(GC.WaitForPendingFinalizers, cancellationToken);
            await Task.WhenAny(finalizers, Task.Delay(FinalizersWait, time, cancellationToken)).ConfigureAwait(false);
        }
        Look();
    }

    /// <summary>Looks at each watched context once.</summary>
    public void Look()
    {
        if (watched.Exists(w => w.Looks % CollectEvery == CollectEvery - 1))
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true);
        for (var i = watched.Count - 1; i >= 0; i--)
        {
            var one = watched[i];
            if (!one.Context.IsAlive) counters.Unloaded.Add();
            else if (++one.Looks >= MaxLooks) Leak(one.Function);
            else continue;
            watched.RemoveAt(i);
        }
    }

    private void Leak(string function)
    {
        counters.Leaked.Add();
        leaked[function] = leaked.GetValueOrDefault(function) + 1;
    }

    private sealed class Watched(string function, WeakReference context)
    {
        public string Function => function;

        public WeakReference Context => context;

        public int Looks { get; set; }
    }
}
