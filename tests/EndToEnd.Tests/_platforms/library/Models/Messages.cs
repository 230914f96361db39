namespace Library;

public record RateRequest(string From, string To);
public record Rate(string From, string To, decimal Value);

public record BookRequest(string Isbn);

public class Book
{
    public string Isbn { get; set; } = "";
    public string Title { get; set; } = "";
    public List<string> Authors { get; set; } = new();
}

public record Notice(int Reader, string Text);
public record NoticeReceipt(string Id);

public record SearchRequest(string Shelf, int Page);
public record SearchResult(string[] Titles, int Total);

public record FeeRequest(int DaysLate, bool Student);
public record Fee(decimal Amount);
