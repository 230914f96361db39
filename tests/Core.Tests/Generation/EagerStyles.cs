namespace Optimizer.Core.Tests.Generation;

/// <summary>Functions that make more than most calls need.</summary>
internal static class EagerStyles
{
    public const string Modern = """
        using System.Text.RegularExpressions;
        using Optimizer.Runtime;

        namespace Shop;

        public sealed record Address(string Text);

        public sealed record Parcel(string Zone);

        /// <summary>Finds a parcel's zone.</summary>
        [FunctionContract(Safe = true, MaxStalenessSeconds = 60)]
        public sealed class ParcelZone : IPlatformFunction<Address, Parcel>
        {
            private static readonly string[] Zones = ["A", "B", "C"];

            // Islands are far.
            private static readonly Regex Island = new("^(isle|insel|île) .*[0-9]{4,6}$", RegexOptions.Compiled);
            private static readonly Dictionary<int, string> Far = Enumerable.Range(0, 5_000).ToDictionary(i => i, i => "Z" + i);

            public Task<Parcel> InvokeAsync(Address request, CancellationToken cancellationToken)
            {
                if (request.Text.Length < 40) return Task.FromResult(new Parcel(Zones[request.Text.Length % Zones.Length]));
                return Task.FromResult(new Parcel(Island.IsMatch(request.Text) ? Far[request.Text.Length] : Zones[0]));
            }
        }

        """;
}
