using Optimizer.Local.Commands.Bench.Mutants;
using Optimizer.TestKit;

namespace Optimizer.EndToEnd.Tests.Bench.Mutants;

/// <summary>Sources to break, from their text.</summary>
internal static class ATarget
{
    /// <summary>A function with the given body.</summary>
    public static MutationTarget Of(string body, string members = "") => From($$"""
        using System.Globalization;
        using System.Text;
        using Optimizer.Runtime;
        namespace Shop;
        public sealed class Ask { public string Name { get; set; } = ""; public string Other { get; set; } = ""; public List<int> Items { get; set; } = []; }
        public sealed record Reply(string Text, string More, int Count);
        public interface ILedger { Task<string> GetAsync(string key, CancellationToken token); Task PutAsync(string key); Task DeleteAsync(string key); }
        public sealed class Answer(ILedger ledger) : IPlatformFunction<Ask, Reply>
        {
            {{members}}
            public async Task<Reply> InvokeAsync(Ask request, CancellationToken cancellationToken)
            {
                {{body}}
            }
        }
        """, "Shop.Answer");

    public static MutationTarget From(string text, string entry) => MutationTarget.Of(ASource.Of(entry, text).Compilation, text, entry);

    /// <summary>Everything that operators of a name make of a target.</summary>
    public static IReadOnlyList<string> Mutants(this MutationTarget target, IEnumerable<MutationOperator> operators, string name) =>
        [.. operators.Single(o => o.Name == name).Find(target).Select(target.Apply)];
}
