using Optimizer.Runtime;
using System.Text;

namespace Healthy;

public sealed record Headline(string Text);

public sealed record SlugText(string Text);

public sealed class Slug : IPlatformFunction<Headline, SlugText>
{
    public Task<SlugText> InvokeAsync(Headline request, CancellationToken cancellationToken)
    {
        var slug = new StringBuilder(request.Text.Length);
        foreach (var c in request.Text.ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(c)) slug.Append(c);
            else if (slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }
        return Task.FromResult(new SlugText(slug.ToString().Trim('-')));
    }
}
