using Optimizer.Runtime;

namespace Healthy;

public sealed record Iban(string Text);

public sealed record IbanVerdict(bool Valid);

public sealed class IbanCheck : IPlatformFunction<Iban, IbanVerdict>
{
    public Task<IbanVerdict> InvokeAsync(Iban request, CancellationToken cancellationToken)
    {
        var text = request.Text.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        if (text.Length is < 15 or > 34) return Task.FromResult(new IbanVerdict(false));
        var remainder = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[(i + 4) % text.Length];
            if (!char.IsAsciiLetterOrDigit(c)) return Task.FromResult(new IbanVerdict(false));
            remainder = char.IsAsciiDigit(c) ? ((remainder * 10) + c - '0') % 97 : ((remainder * 100) + c - 'A' + 10) % 97;
        }
        return Task.FromResult(new IbanVerdict(remainder == 1));
    }
}
