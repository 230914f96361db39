using System.Text.Json;
using Optimizer.Core.Proof;
using Optimizer.Runtime.Telemetry;

namespace Optimizer.Sandbox.Tests;

public sealed class InterfaceReplayTests : IDisposable
{
    private const string Platform = """
        namespace Shop;
        public sealed class Ask { public int Number { get; set; } }
        public sealed class Reply { public int Stock { get; set; } public string Name { get; set; } = ""; }
        public sealed record Item(string Name);
        public interface IInventory
        {
            Task<int> CountAsync(int number, CancellationToken cancellationToken);
            ValueTask<Item> FindAsync(int number);
            string Label(string prefix, Item item);
        }
        public sealed class Answer(IInventory inventory) : IPlatformFunction<Ask, Reply>
        {
            public async Task<Reply> InvokeAsync(Ask request, CancellationToken cancellationToken)
            {
                var stock = await inventory.CountAsync(request.Number, cancellationToken);
                var item = await inventory.FindAsync(request.Number);
                return new Reply { Stock = stock, Name = inventory.Label("the", item) };
            }
        }
        """;

    private readonly SandboxProcess sandbox = new(TimeProvider.System);

    public void Dispose() => sandbox.Dispose();

    [Fact]
    public async Task Calls_of_an_interface_are_answered_from_recordings()
    {
        var report = await Run(AJob.Case(3,
            Call("CountAsync", "[3]", "12"), Call("FindAsync", "[3]", """{"name":"cup"}"""), Call("Label", """["the",{"name":"cup"}]""", "\"the cup\"")));
        Assert.Equal("""{"stock":12,"name":"the cup"}""", report.Results[0].Response?.GetRawText());
        Assert.Equal("IInventory.CountAsync [3]", report.Results[0].Calls[0]);
    }

    [Fact]
    public async Task A_recorded_exception_is_thrown_again()
    {
        var report = await Run(AJob.Case(3, Call("CountAsync", "[3]", null) with { Error = "System.TimeoutException", Outcome = Outcomes.Error }));
        Assert.Equal(("System.TimeoutException", 0), (report.Results[0].Exception, report.Results[0].UnservedCalls));
    }

    [Fact]
    public async Task Other_arguments_than_recorded_are_not_served()
    {
        var report = await Run(AJob.Case(3, Call("CountAsync", "[4]", "12")));
        Assert.Equal(1, report.Results[0].UnservedCalls);
        Assert.Contains("IInventory.CountAsync [3]", report.Results[0].ExceptionMessage, StringComparison.Ordinal);
    }

    private static DependencyCall Call(string method, string arguments, string? result) => new()
    {
        Target = "IInventory." + method,
        Request = JsonElement.Parse($$"""{"method":"IInventory.{{method}}","arguments":{{arguments}}}"""),
        Response = result is null ? null : JsonElement.Parse($$"""{"result":{{result}}}"""),
    };

    private async Task<SandboxReport> Run(SandboxCase @case)
    {
        var report = await sandbox.RunAsync(AJob.From(Platform, null, @case), TestContext.Current.CancellationToken);
        Assert.True(report.Outcome == SandboxOutcome.Completed, report.Because);
        return report;
    }
}
