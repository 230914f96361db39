using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using Optimizer.Core.Optimizations;

namespace Optimizer.Core.Catalog;

/// <summary>Binds the nested <c>Options</c> of each optimization from <c>Optimizations:&lt;id&gt;:&lt;option&gt;</c>.</summary>
internal sealed class OptimizationOptions(IConfiguration configuration)
{
    private const string Root = "Optimizations";
    private const string Property = "Settings";
    private readonly List<string> faults = [];

    /// <summary>Sets what is configured; what is not keeps its default.</summary>
    /// <exception cref="OptionsFaultsException">Names every path that no option has, and every value that is none or out of range.</exception>
    public void BindTo(IReadOnlyList<Optimization> optimizations)
    {
        var section = configuration.GetSection(Root);
        var byId = optimizations.ToDictionary(o => o.Id, StringComparer.OrdinalIgnoreCase);
        foreach (var child in section.GetChildren())
        {
            if (byId.TryGetValue(child.Key, out var optimization)) Bind(optimization, child);
            else faults.Add($"{child.Path}: there is no such optimization; there are {string.Join(", ", optimizations.Select(o => o.Id))}.");
        }
        if (faults.Count > 0) throw new OptionsFaultsException(faults);
    }

    private void Bind(Optimization optimization, IConfigurationSection section)
    {
        var settings = optimization.GetType().GetProperty(Property)!;
        var options = Activator.CreateInstance(settings.PropertyType)!;
        var known = settings.PropertyType.GetProperties().Where(p => p.CanWrite).ToDictionary(p => p.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var child in section.GetChildren())
        {
            if (known.TryGetValue(child.Key, out var option)) Set(options, option, child);
            else faults.Add($"{child.Path}: there is no such option; there are {string.Join(", ", known.Keys)}.");
        }
        settings.SetValue(optimization, options);
    }

    private void Set(object options, PropertyInfo option, IConfigurationSection section)
    {
        var range = option.GetCustomAttribute<RangeAttribute>()!;
        if (Parse(option.PropertyType, section.Value) is not { } value)
            faults.Add($"{section.Path}: '{section.Value}' is not {Meaning(option.PropertyType)}.");
        else if (!range.IsValid(value))
            faults.Add(FormattableString.Invariant($"{section.Path}: {value} is not within {range.Minimum} and {range.Maximum}."));
        else
            option.SetValue(options, value);
    }

    private static object? Parse(Type type, string? text)
    {
        if (type == typeof(long)) return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole : null;
        if (type == typeof(int)) return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var small) ? small : null;
        if (type == typeof(double)) return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
        if (type == typeof(TimeSpan)) return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time) ? time : null;
        throw new NotSupportedException($"Options of type {type} are not bound; give {nameof(OptimizationOptions)} a case for them.");
    }

    private static string Meaning(Type type) => type == typeof(TimeSpan) ? "a time (days.hours:minutes:seconds)" : type == typeof(double) ? "a number" : "a whole number";
}
