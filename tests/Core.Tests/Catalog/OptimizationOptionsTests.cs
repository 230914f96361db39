using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using Optimizer.Core.Catalog;
using Optimizer.Core.Optimizations;
using Optimizer.TestKit;

namespace Optimizer.Core.Tests.Catalog;

public sealed class OptimizationOptionsTests
{
    [Fact]
    public void Sets_what_is_configured_and_keeps_the_other_defaults()
    {
        var caching = (Caching)Configured(("Caching:MinRepeatRate", "0.5"), ("caching:proposedtimetolive", "00:01:30")).Get("Caching");

        Assert.Equal(new Caching.Options { MinRepeatRate = 0.5, ProposedTimeToLive = TimeSpan.FromSeconds(90) }, caching.Settings);
    }

    [Fact]
    public void Detection_follows_the_options()
    {
        var source = ASource.Function("Shop.PriceQuote", Generation.Styles.Modern);
        Assert.NotNull(Configured().Get("Caching").Detect(AProfile.Repeating(0.4), source));
        Assert.Null(Configured(("Caching:MinRepeatRate", "0.5")).Get("Caching").Detect(AProfile.Repeating(0.4), source));
    }

    [Fact]
    public void Names_every_fault_with_its_path()
    {
        var wrong = Assert.Throws<OptionsFaultsException>(() => Configured(
            ("Caching:MinHashed", "many"), ("Caching:MinRepeatRate", "1.5"), ("ConnectionPooling:PooledConnectionLifetime", "soon"),
            ("LazyLoading:MinWarmStarts", "3"), ("Telepathy:Range", "9")));

        Assert.Equal(
            """
            5 options are wrong (a path's ':' is '__' in an environment variable):
              Optimizations:Caching:MinHashed: 'many' is not a whole number.
              Optimizations:Caching:MinRepeatRate: 1.5 is not within 0 and 1.
              Optimizations:ConnectionPooling:PooledConnectionLifetime: 'soon' is not a time (days.hours:minutes:seconds).
              Optimizations:LazyLoading:MinWarmStarts: there is no such option; there are MinColdStarts.
              Optimizations:Telepathy: there is no such optimization; there are AsyncConversion, Caching, CircuitBreaker, ConnectionPooling, Debouncing, ErrorHandling, FormatConversion, LazyLoading, Memoization, RequestDeduplication, RetryLogic, Throttling, Tuning.
            """.ReplaceLineEndings(), wrong.Message);
    }

    [Fact]
    public void Every_option_of_every_optimization_has_a_range_that_its_default_is_in() => Assert.All(OptimizationCatalog.Discover().All, optimization =>
    {
        var settings = optimization.GetType().GetProperty("Settings");
        Assert.True(settings?.PropertyType == optimization.GetType().GetNestedType("Options"), $"{optimization.Id} has no property 'public Options Settings {{ get; init; }} = new();'.");
        foreach (var option in settings!.PropertyType.GetProperties().Where(p => p.CanWrite))
        {
            var range = option.GetCustomAttributes(typeof(RangeAttribute), false).Cast<RangeAttribute>().SingleOrDefault();
            Assert.True(range?.IsValid(option.GetValue(settings.GetValue(optimization))) == true, $"{optimization.Id}.{option.Name} has no [Range], or its default is outside of it.");
        }
    });

    [Fact]
    public void Every_default_is_the_one_that_is_written_down() => Snapshot.Match("options.snap", string.Concat(
        from optimization in OptimizationCatalog.Discover().All
        let settings = optimization.GetType().GetProperty("Settings")!.GetValue(optimization)!
        from option in settings.GetType().GetProperties().Where(p => p.CanWrite)
        select string.Create(CultureInfo.InvariantCulture, $"Optimizations:{optimization.Id}:{option.Name} = {option.GetValue(settings)}\n")));

    private static OptimizationCatalog Configured(params (string Path, string Value)[] settings) => OptimizationCatalog.Configured(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create("Optimizations:" + s.Path, (string?)s.Value))).Build());
}
