using Optimizer.Core.Learning.Loop;
using Optimizer.Runtime.Telemetry;

namespace Optimizer.Core.Tests.Learning.Loop;

public sealed class RootCauseTests
{
    private static readonly DateTimeOffset Since = DateTimeOffset.UnixEpoch.AddHours(1);

    [Fact]
    public void The_dependency_whose_span_moved_is_named()
    {
        var hint = RootCause.Find([.. Calls(-10, 5, 20), .. Calls(0, 5, 90)], Since);
        Assert.Equal("warehouse", hint!.Target);
        Assert.Equal((20, 90), (hint.BeforeMs, hint.AfterMs));
        Assert.Equal(1, hint.Share, 3);
    }

    [Fact]
    public void Nothing_is_named_when_the_function_itself_got_slower() =>
        Assert.Null(RootCause.Find([.. Calls(-10, 5, 20), .. Calls(0, 300, 20)], Since));

    [Fact]
    public void Nothing_is_named_from_a_handful_of_samples() => Assert.Null(RootCause.Find([.. Calls(-10, 5, 20), .. Calls(0, 5, 90).Take(4)], Since));

    private static IEnumerable<Invocation> Calls(int minute, double own, double warehouse) => Enumerable.Range(0, 8).Select(i => new Invocation
    {
        Function = "quote",
        Start = Since.AddMinutes(minute).AddSeconds(i),
        DurationMs = own + warehouse + 3,
        Dependencies = [new DependencyCall { Target = "warehouse", DurationMs = warehouse }, new DependencyCall { Target = "tax", DurationMs = 3 }],
    });
}
