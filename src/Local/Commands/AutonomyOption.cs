using System.CommandLine;
using Optimizer.Core.State;

namespace Optimizer.Local.Commands;

/// <summary><c>--autonomy recommend|approve|full</c>.</summary>
internal static class AutonomyOption
{
    public static Option<Autonomy> Create(string description, Autonomy standard)
    {
        var option = new Option<Autonomy>("--autonomy")
        {
            Description = description,
            HelpName = "recommend|approve|full",
            DefaultValueFactory = _ => standard,
            CustomParser = result =>
            {
                var text = result.Tokens[0].Value;
                var known = Enum.GetNames<Autonomy>().FirstOrDefault(n => n.Equals(text, StringComparison.OrdinalIgnoreCase));
                if (known is not null) return Enum.Parse<Autonomy>(known);
                result.AddError($"--autonomy: '{text}' is none of recommend, approve and full.");
                return standard;
            },
        };
        option.CompletionSources.Add("recommend", "approve", "full");
        return option;
    }
}
