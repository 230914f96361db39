using Optimizer.Runtime;

namespace Healthy;

public sealed record Password(string Text);

public sealed record Strength(int Points);

public sealed class PasswordStrength : IPlatformFunction<Password, Strength>
{
    public Task<Strength> InvokeAsync(Password request, CancellationToken cancellationToken)
    {
        var points = Math.Min(request.Text.Length, 16);
        if (request.Text.Any(char.IsUpper)) points += 4;
        if (request.Text.Any(char.IsDigit)) points += 4;
        if (request.Text.Any(c => !char.IsLetterOrDigit(c))) points += 6;
        return Task.FromResult(new Strength(points));
    }
}
