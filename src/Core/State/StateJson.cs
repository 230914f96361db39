using System.Text.Json;
using System.Text.Json.Serialization;

namespace Optimizer.Core.State;

/// <summary>How state is written as JSON.</summary>
public static class StateJson
{
    /// <summary>
    /// Web defaults, the plan types that <paramref name="plans"/> knows, enums by name (their order may change, their names may
    /// not), and NaN for what was not observed. Read-only.
    /// </summary>
    /// <param name="plans">Options as <c>PlanJson</c> makes them; null where no plan is stored.</param>
    public static JsonSerializerOptions Create(JsonSerializerOptions? plans = null)
    {
        var options = plans is null ? new JsonSerializerOptions(JsonSerializerDefaults.Web) : new JsonSerializerOptions(plans);
        options.NumberHandling |= JsonNumberHandling.AllowNamedFloatingPointLiterals;
        options.Converters.Add(new JsonStringEnumConverter());
        options.WriteIndented = false;
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
