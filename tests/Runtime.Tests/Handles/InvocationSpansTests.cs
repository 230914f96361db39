using System.Diagnostics;
using Optimizer.Runtime.Handles;
using Optimizer.Runtime.Tests.Samples;

namespace Optimizer.Runtime.Tests.Handles;

/// <summary>A listener to spans is the whole process's, and changes the path of every invocation.</summary>
[Collection("Spans of invocations")]
public sealed class InvocationSpansTests
{
    [Fact]
    public async Task An_exporter_sees_a_span_by_the_conventions_for_functions()
    {
        var spans = new List<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == InvocationSpans.SourceName,
            Sample = (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = span =>
            {
                lock (spans) spans.Add(span);
            },
        };
        ActivitySource.AddActivityListener(listener);

        await ARuntime.With().Handle<PriceFunction>("span-test").InvokeAsync(new PriceRequest("A"));

        Activity span;
        lock (spans) span = Assert.Single(spans, s => s.OperationName == "span-test");
        Assert.Equal(("span-test", 0, true), (span.GetTagItem("faas.name"), span.GetTagItem("faas.version"), span.GetTagItem("faas.coldstart")));
    }
}
