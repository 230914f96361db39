using Optimizer.Runtime;
using System.Text.RegularExpressions;

namespace Healthy;

public sealed record Phone(string Text);

public sealed record PhoneVerdict(bool Valid, string Digits);

public sealed class PhoneNumber : IPlatformFunction<Phone, PhoneVerdict>
{
    private static readonly Regex Shape = new(@"^\+?(?<digits>[0-9 ]{6,18})$", RegexOptions.Compiled | RegexOptions.CultureInvariant);

    public Task<PhoneVerdict> InvokeAsync(Phone request, CancellationToken cancellationToken)
    {
        var match = Shape.Match(request.Text);
        return Task.FromResult(new PhoneVerdict(match.Success, match.Success ? match.Groups["digits"].Value : ""));
    }
}
