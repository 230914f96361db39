using Optimizer.Core.Generation;
using Optimizer.Core.Model;

namespace Optimizer.Core.Tests.Generation;

public sealed class UnifiedPatchTests
{
    [Theory]
    [InlineData("a\nb\nc\n", "a\nB\nc\n")]
    [InlineData("a\nb", "a\nB")]
    [InlineData("a\nb", "a\nb\n")]
    [InlineData("a\nb\n", "a\nb")]
    [InlineData("a\r\nb\r\n", "a\r\nB\r\n")]
    [InlineData("a\r\nb", "a\r\nb\r\nc")]
    [InlineData("", "a\n")]
    [InlineData("a\n", "")]
    [InlineData("1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n", "0\n1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n")]
    [InlineData("\uFEFFa\nü\n", "\uFEFFa\nö\n")]
    public void Applies_with_git_and_reverses(string before, string after) =>
        Applied.Files(new Dictionary<string, string> { ["F/a b.cs"] = before }, [new SourceEdit("F/a b.cs", before, after)]);

    [Theory]
    [InlineData("x\n")]
    [InlineData("x")]
    [InlineData("x\r\ny")]
    public void Adds_files(string text) => Applied.Files(new Dictionary<string, string>(), [new SourceEdit("N/new.cs", null, text)]);

    [Fact]
    public void Deletes_files() => Applied.Files(new Dictionary<string, string> { ["a.cs"] = "x\ny\n" }, [new SourceEdit("a.cs", "x\ny\n", null)]);

    [Fact]
    public void Is_empty_when_nothing_changes() => Assert.Empty(UnifiedPatch.Write([new SourceEdit("a", "x", "x")]));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Applies_whatever_changed(int seed)
    {
        var random = new Random(seed);
        var before = Enumerable.Range(0, 60).Select(_ => $"line {random.Next(8)}{(random.Next(5) == 0 ? "\r" : "")}\n").ToList();
        var after = before.SelectMany(line => random.Next(6) switch
        {
            0 => [],
            1 => [line, $"new {random.Next(3)}\n"],
            _ => (string[])[line],
        });
        var (from, to) = (string.Concat(before), string.Concat(after).TrimEnd('\n'));

        Applied.Files(new Dictionary<string, string> { ["a.cs"] = from }, [new SourceEdit("a.cs", from, to)]);
    }
}
