using System.Text;
using Optimizer.Core.Catalog;
using Optimizer.Core.Generation;
using Optimizer.Core.Source;
using Optimizer.Core.Traffic;
using Optimizer.TestKit;

namespace Optimizer.Core.Tests.Generation;

public sealed class GeneratedCodeTests
{
    private static readonly OptimizationCatalog Catalog = OptimizationCatalog.Discover();

    [Theory]
    [InlineData("Caching")]
    [InlineData("RetryLogic")]
    [InlineData("RequestDeduplication")]
    [InlineData("ConnectionPooling")]
    public void Reads_as_written_in_a_modern_style(string type) =>
        Check($"modern.{type}.snap", ASource.Of("Shop.PriceQuote", Styles.Modern), type);

    [Theory]
    [InlineData("Caching")]
    [InlineData("RetryLogic")]
    [InlineData("ConnectionPooling")]
    public void Reads_as_written_in_a_classic_style(string type) => Check(
        $"classic.{type}.snap",
        ASource.Of("Contoso.Pricing.Quotes.PriceQuote", Styles.Classic.ReplaceLineEndings("\r\n"), ("Functions/Night.cs", Styles.TwoParts)), type);

    [Fact]
    public void Composes_all_policies_into_one_decorator_in_the_order_of_their_stages() => Check(
        "composed.policies.snap", ASource.Of("Shop.PriceQuote", Styles.Modern), "RetryLogic", "Caching", "RequestDeduplication");

    [Fact]
    public void Puts_policies_around_a_rewritten_class() => Check(
        "composed.all.snap", ASource.Of("Shop.PriceQuote", Styles.Modern), "Caching", "ConnectionPooling");

    [Fact]
    public void Puts_policies_around_a_rewritten_class_of_several_parts() => Check(
        "composed.classic.snap",
        ASource.Of("Contoso.Pricing.Quotes.PriceQuote", Styles.Classic, ("Functions/Night.cs", Styles.TwoParts)), "ConnectionPooling", "RetryLogic");

    [Fact]
    public void Puts_two_rewrites_into_one_source() => Check(
        "composed.rewrites.snap", ASource.Of("Shop.PrintSheet", LazySheet), AProfile.Computing() with { ColdStarts = 40 }, "FormatConversion", "LazyLoading");

    [Fact]
    public void Puts_a_policy_around_two_rewrites() => Check(
        "composed.rewrites-and-policy.snap", ASource.Of("Shop.PrintSheet", LazySheet), AProfile.Computing() with
        {
            ColdStarts = 40, RepeatRate = 0.6, Repeats = AProfile.Repeating(0.6).Repeats,
        },
        "LazyLoading", "Caching", "FormatConversion");

    [Fact]
    public void Every_optimization_has_a_snapshot_of_what_it_generates() => Assert.All(Catalog.All, o => Assert.True(
        Snapshot.Names().Any(name => name.Split('.').Contains(o.Id)),
        $"Nothing shows what {o.Id} generates: call GeneratedCode.Check(\"modern.{o.Id}.snap\", …) in {o.Id}Tests."));

    /// <summary>Copies its text, and makes on every start what few calls need.</summary>
    private static string LazySheet => FormatStyles.Modern
        .Replace("using System.Text.Json;", "using System.Text.Json;\nusing System.Text.RegularExpressions;", StringComparison.Ordinal)
        .Replace(
            "    public Task<Sheet> InvokeAsync", "    private readonly Regex rare = new(\"^rare [0-9]{4,6}$\", RegexOptions.Compiled);\n\n    public Task<Sheet> InvokeAsync",
            StringComparison.Ordinal)
        .Replace("        var text = \"\";", "        if (request.Items.Count > 900 && rare.IsMatch(request.Items[0])) return Task.FromResult(new Sheet(\"\", 0));\n        var text = \"\";", StringComparison.Ordinal);

    /// <summary>Generates the last type over the others as live plans; the bundle and the edited platform must both compile.</summary>
    private static void Check(string snapshot, PlatformCompilation platform, params string[] types) => Check(snapshot, platform, AProfile.Troubled, types);

    private static void Check(string snapshot, PlatformCompilation platform, FunctionProfile profile, params string[] types)
    {
        var source = platform.Functions["quote"];
        var live = types.SkipLast(1).ToDictionary(t => t, t => Catalog.Find(t)!.Detect(profile, source)!.Plan);
        var type = Catalog.Find(types[^1])!;
        var candidate = type.Generate(type.Detect(profile, source)!, source, live);
        var bundle = BundleCompiler.Compile(platform, candidate);
        Assert.True(bundle.Errors.Count == 0, string.Join('\n', bundle.Errors) + "\n" + candidate.BundleSource);
        var text = new StringBuilder($"{candidate.EntryType}\n{candidate.Features}\n--- patch\n{UnifiedPatch.Write(candidate.Edits)}");
        if (candidate.BundleSource != candidate.Source) text.Append($"--- bundle\n{candidate.BundleSource}");
        Snapshot.Match(snapshot, text.ToString());
        Applied.Compile(platform, candidate);
        Assert.Equal(types.Order(), candidate.Plans.Keys.Order());
    }
}
