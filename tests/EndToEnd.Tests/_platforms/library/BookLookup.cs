using System.Net.Http;
using System.Text.Json;
using Optimizer.Runtime;

namespace Library.Lookup
{
    public class BookLookup : IPlatformFunction<BookRequest, Book>
    {
        private static readonly JsonSerializerOptions Json = new JsonSerializerOptions(JsonSerializerDefaults.Web);

        public async Task<Book> InvokeAsync(BookRequest request, CancellationToken cancellationToken)
        {
            // TODO(ops): the catalogue sometimes takes ages to connect
            using (var client = new HttpClient())
            {
                var text = await client.GetStringAsync("http://catalogue.example/books/" + request.Isbn, cancellationToken);
                return JsonSerializer.Deserialize<Book>(text, Json)!;
            }
        }
    }
}
