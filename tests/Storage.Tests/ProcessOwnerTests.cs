using System.Diagnostics;

namespace Optimizer.Storage.Tests;

public sealed class ProcessOwnerTests
{
    [Fact]
    public void This_process_has_not_ended() => Assert.False(ProcessOwner.HasEnded(ProcessOwner.Current));

    [Fact]
    public void A_process_that_exited_has_ended()
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", "--version") { RedirectStandardOutput = true })!;
        var owner = $"{ProcessOwner.Current.Split(':')[0]}:{process.Id}:{ProcessOwner.Current.Split(':')[2]}";
        process.WaitForExit();
        Assert.True(ProcessOwner.HasEnded(owner));
    }

    [Fact]
    public void A_later_process_with_the_same_id_is_another()
    {
        var parts = ProcessOwner.Current.Split(':');
        Assert.True(ProcessOwner.HasEnded($"{parts[0]}:{parts[1]}:1"));
    }

    [Theory]
    [InlineData("elsewhere:1:1")]
    [InlineData("nonsense")]
    public void Of_other_machines_nothing_is_known(string owner) => Assert.False(ProcessOwner.HasEnded(owner));
}
