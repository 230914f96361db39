using Optimizer.Runtime;

namespace Healthy;

public interface IPayments
{
    Task<string> CaptureAsync(string key, decimal amount, CancellationToken cancellationToken);
}

public sealed record Capture(string Key, decimal Amount);

public sealed record Captured(string Reference);

public sealed class PaymentCapture(IPayments payments, TimeProvider time) : IPlatformFunction<Capture, Captured>
{
    private const int Attempts = 3;

    public async Task<Captured> InvokeAsync(Capture request, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return new Captured(await payments.CaptureAsync(request.Key, request.Amount, cancellationToken));
            }
            catch (HttpRequestException) when (attempt < Attempts)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100 * attempt), time, cancellationToken);
            }
        }
    }
}
