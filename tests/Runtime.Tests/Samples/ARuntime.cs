using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Optimizer.Runtime.Handles;
using Optimizer.Runtime.Recording;
using Optimizer.Runtime.Telemetry;

namespace Optimizer.Runtime.Tests.Samples;

/// <summary>A handle and all that it needs, without a host.</summary>
internal sealed class ARuntime
{
    public static readonly byte[] Key = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];

    private ARuntime(HandleServices services) => Services = services;

    public HandleServices Services { get; }

    public RuntimeCounters Counters => Services.Counters;

    public static ARuntime With(
        double recordingRate = 0, TimeProvider? time = null, Action<IServiceCollection>? services = null, int bufferSize = 1024, int maxBodyBytes = 65_536)
    {
        var collection = new ServiceCollection();
        services?.Invoke(collection);
        var counters = new RuntimeCounters();
        time ??= new FakeTimeProvider(new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.Zero));
        return new ARuntime(new HandleServices
        {
            Platform = "shop",
            Instance = "i-1",
            Services = collection.BuildServiceProvider(),
            Time = time,
            Random = new SharedRandom(7),
            Sampler = new RecordingSampler(recordingRate, maxBodyBytes, new Redactor(Key), time, counters),
            Counters = counters,
            Log = NullLogger.Instance,
            WakeFlush = () => { },
            BufferSize = bufferSize,
        });
    }

    public RoutedFunction<PriceRequest, Price> Handle<TFunction>(string id = "price") => Handle<TFunction, PriceRequest, Price>(id);

    public RoutedFunction<TRequest, TResponse> Handle<TFunction, TRequest, TResponse>(string id) =>
        new(id, typeof(TFunction), Services);

    public List<Invocation> Drain(FunctionHandle handle)
    {
        var drained = new List<Invocation>();
        handle.Drain(drained, int.MaxValue, new TelemetryClock(Services.Time));
        return drained;
    }
}
