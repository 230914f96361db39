using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Optimizer.Runtime;
using Optimizer.Runtime.Handles;
using Optimizer.Runtime.Recording;
using Optimizer.Runtime.Telemetry;
using Polly;

namespace Optimizer.Bench;

/// <summary>
/// What a handle adds to a call that is not sampled, against the direct call and an empty Polly pipeline. The buffer of finished
/// calls is emptied between iterations, outside of the measurement, so that every call is recorded and none is dropped.
/// </summary>
[MemoryDiagnoser]
[InProcess]
public class HandleBenchmarks
{
    private const int Calls = 1 << 16;
    private readonly List<Invocation> drained = [];
    private readonly ResiliencePipeline pipeline = new ResiliencePipelineBuilder().Build();
    private readonly Ping request = new("AB-12");
    private readonly PingFunction direct = new();
    private readonly YieldingPing yielding = new();
    private IFunction<Ping, Pong> handle = null!;
    private IFunction<Ping, Pong> yieldingHandle = null!;

    [GlobalSetup]
    public void Setup()
    {
        handle = Handle(typeof(PingFunction));
        yieldingHandle = Handle(typeof(YieldingPing));
    }

    [IterationSetup]
    public void Drain()
    {
        foreach (var one in new[] { handle, yieldingHandle })
        {
            ((FunctionHandle)one).Drain(drained, int.MaxValue, new TelemetryClock(TimeProvider.System));
            drained.Clear();
        }
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Calls)]
    public async Task<int> Direct()
    {
        var sum = 0;
        for (var i = 0; i < Calls; i++) sum += (await direct.InvokeAsync(request, default)).Length;
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Calls)]
    public async Task<int> Through_the_handle()
    {
        var sum = 0;
        for (var i = 0; i < Calls; i++) sum += (await handle.InvokeAsync(request)).Length;
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Calls)]
    public async Task<int> Through_an_empty_Polly_pipeline()
    {
        var sum = 0;
        for (var i = 0; i < Calls; i++)
        {
            sum += (await pipeline.ExecuteAsync(
                static (state, cancellation) => new ValueTask<Pong>(state.direct.InvokeAsync(state.request, cancellation)), (direct, request))).Length;
        }
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Calls)]
    public async Task<int> Direct_not_completed_at_once()
    {
        var sum = 0;
        for (var i = 0; i < Calls; i++) sum += (await yielding.InvokeAsync(request, default)).Length;
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Calls)]
    public async Task<int> Through_the_handle_not_completed_at_once()
    {
        var sum = 0;
        for (var i = 0; i < Calls; i++) sum += (await yieldingHandle.InvokeAsync(request)).Length;
        return sum;
    }

    private static RoutedFunction<Ping, Pong> Handle(Type function)
    {
        var counters = new RuntimeCounters();
        return new RoutedFunction<Ping, Pong>("ping", function, new HandleServices
        {
            Platform = "bench",
            Instance = "bench-1",
            Services = new ServiceCollection().BuildServiceProvider(),
            Time = TimeProvider.System,
            Random = new SharedRandom(1),
            Sampler = new RecordingSampler(0, 0, new Redactor(new byte[32]), TimeProvider.System, counters),
            Counters = counters,
            Log = NullLogger.Instance,
            WakeFlush = static () => { },
            BufferSize = Calls * 2,
        });
    }

    public sealed record Ping(string Sku);

    public sealed record Pong(int Length);

    public sealed class PingFunction : IPlatformFunction<Ping, Pong>
    {
        private static readonly Task<Pong> Answer = Task.FromResult(new Pong(5));

        public Task<Pong> InvokeAsync(Ping request, CancellationToken cancellationToken) => Answer;
    }

    public sealed class YieldingPing : IPlatformFunction<Ping, Pong>
    {
        private static readonly Pong Answer = new(5);

        public async Task<Pong> InvokeAsync(Ping request, CancellationToken cancellationToken)
        {
            await Task.Yield();
            return Answer;
        }
    }
}
