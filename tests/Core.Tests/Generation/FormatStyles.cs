namespace Optimizer.Core.Tests.Generation;

/// <summary>Functions that copy their text, as different authors write them.</summary>
internal static class FormatStyles
{
    public const string Modern = """
        using System.Text.Json;
        using Optimizer.Runtime;

        namespace Shop;

        public sealed record Lines(List<string> Items);

        public sealed record Sheet(string Text, int Total);

        /// <summary>Prints a list.</summary>
        [FunctionContract(Safe = true, MaxStalenessSeconds = 60)]
        public sealed class PrintSheet : IPlatformFunction<Lines, Sheet>
        {
            public Task<Sheet> InvokeAsync(Lines request, CancellationToken cancellationToken)
            {
                var text = "";
                var total = 0;
                foreach (var item in request.Items)
                {
                    // One line per item.
                    if (text.Length > 0) text += ", ";
                    text += item + ':' + total;
                    var line = item.Trim();
                    if (line.Length > 3) total += int.Parse(line.Substring(3));
                }
                var longest = request.Items.Select(i => i.Length).ToList().Max();
                return Task.FromResult(new Sheet(text, total + longest));
            }
        }

        """;

    public const string Classic = """
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using System.Text.Json;
        using Optimizer.Runtime;

        namespace Contoso.Printing
        {
            public class Lines
            {
                public string Text { get; set; }
            }

            public class PrintSheet : IPlatformFunction<Lines, Lines>
            {
                private readonly int _width = 3;

                public async Task<Lines> InvokeAsync(Lines request, CancellationToken cancellationToken)
                {
                    await Task.Yield();
                    var options = new JsonSerializerOptions
                    {
                        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
                        WriteIndented = true,
                    };
                    string frame = "+";
                    for (int i = 0; i < _width; i++)
                    {
                        frame += '-';
                    }
                    return new Lines { Text = frame + JsonSerializer.Serialize(request, options) };
                }
            }
        }
        """;
}
