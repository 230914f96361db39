using System.Net.Http.Json;
using Optimizer.Runtime;

namespace Library;

// The gateway de-duplicates by reader and text, so sending twice is harmless.
[FunctionContract(Idempotent = true)]
public sealed class SendNotice(IHttpClientFactory clients) : IPlatformFunction<Notice, NoticeReceipt>
{
    public async Task<NoticeReceipt> InvokeAsync(Notice request, CancellationToken cancellationToken)
    {
        using var response = await clients.CreateClient().PostAsJsonAsync(
            "http://notices.example/send", request, cancellationToken);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<NoticeReceipt>(cancellationToken))!;
    }
}
