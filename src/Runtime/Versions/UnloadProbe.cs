using Optimizer.Runtime.Handles;

namespace Optimizer.Runtime.Versions;

/// <summary>
/// Watches unloading contexts until they are collected, for a bounded number of looks; those that are still there then are
/// counted as leaked and keep their place among the loaded versions.
/// </summary>
internal sealed class UnloadProbe(RuntimeCounters counters)
{
    /// <summary>Looks before a context counts as leaked.</summary>
    public const int MaxLooks = 20;

    /// <summary>Every so many looks a collection is asked for; in between, the application's own are waited for.</summary>
    private const int CollectEvery = 5;

    private readonly List<Watched> watched = [];
    private readonly Dictionary<string, int> leaked = [];

    public void Watch(string function, WeakReference context) => watched.Add(new Watched(function, context));

    /// <summary>Contexts of a function that are unloading or leaked.</summary>
    public int Lingering(string function) =>
        watched.Count(w => w.Function == function) + leaked.GetValueOrDefault(function);

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
