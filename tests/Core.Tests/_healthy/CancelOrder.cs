using Optimizer.Runtime;

namespace Healthy;

public sealed record Cancellation(int Number, string Reason);

public sealed record Cancelled(bool Done);

public sealed class CancelOrder(HttpClient http) : IPlatformFunction<Cancellation, Cancelled>
{
    public async Task<Cancelled> InvokeAsync(Cancellation request, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(HttpMethod.Delete, $"https://orders.example/v1/{request.Number}");
        message.Headers.Add("X-Reason", request.Reason);
        using var response = await http.SendAsync(message, cancellationToken);
        return new Cancelled(response.IsSuccessStatusCode);
    }
}
