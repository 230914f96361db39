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

    public const string Classic = """
        using System.Collections.Generic;
        using System.Linq;
        using System.Text.RegularExpressions;
        using System.Threading;
        using System.Threading.Tasks;
        using Optimizer.Runtime;

        namespace Contoso.Post
        {
            public class Address
            {
                public string Text { get; set; }
            }

            public class ParcelZone : IPlatformFunction<Address, Address>
            {
                private readonly Regex _island = new Regex("^(isle|insel) .*[0-9]{4,6}$", RegexOptions.Compiled);
                private readonly Dictionary<int, string> _far;
                private readonly string _near;

                public ParcelZone()
                {
                    _near = "A";
                    // Every zone beyond the sea.
                    _far = Enumerable.Range(0, 5000).ToDictionary(i => i, i => "Z" + i);
                }

                public async Task<Address> InvokeAsync(Address request, CancellationToken cancellationToken)
                {
                    await Task.Yield();
                    if (request.Text.Length > 40 && _island.IsMatch(request.Text))
                    {
                        return new Address { Text = _far[request.Text.Length] };
                    }
                    return new Address { Text = _near };
                }
            }
        }
        """;
}
