package text
import ("testing";"fmt")
func TestQuick(t *testing.T){
 for _,s:=range []string{"What's the diff b/w SDE2 & L5??","hw do u get 2 amazon n wat r the reqs","<@U123> <https://x.y|pay band> soooo much :tada: $150,000 or $150k?","in the U.S. or US, e.g. ph.d. folks; c++/c# CI/CD k8s w/o a degree","I can't – won’t “résumé” colour organise exercise programme","Amazon's bar-raiser 1.5 yrs of exp. ok! u.s. too","what r u","iii viii helllo"}{
  n:=Normalize(s); fmt.Printf("%q\n",n); for _,k:=range Tokenize(n){fmt.Print(k.Text,"/",k.Stem," ")}; fmt.Println(); if Normalize(n)!=n{fmt.Println("NOT IDEM",Normalize(n))}
 }
 sp:=NewSpeller(map[string]int{"apprenticeship":3,"salary":4,"card":9,"manager":2,"principal":2})
 for _,w:=range []string{"aprenticship","salry","crad","mangaer","principle","carf","zzzz"}{fmt.Println(sp.Correct(w))}
 fmt.Println(EnglishRank("the"),EnglishRank("aardvark"),EnglishRank("walking"),EnglishRank("running"),EnglishRank("zzz"),EnglishRank("studies"),EnglishRank("zoo"),EnglishRank("abandon"))
}
func BenchmarkNormalize(b *testing.B){b.ReportAllocs();for b.Loop(){Normalize("Hi, what's the difference between a pending top-up and a failed payment in my account?")}}
func BenchmarkTokenize(b *testing.B){b.ReportAllocs();s:=Normalize("Hi, what's the difference between a pending top-up and a failed payment in my account?");for b.Loop(){Tokenize(s)}}
func BenchmarkCorrect(b *testing.B){ m:=map[string]int{}; for i:=0;i<len(englishFile);{ j:=i; for englishFile[j]!='\n'{j++}; if i%3==0{m[englishFile[i:j-1]]=1}; i=j+1}; sp:=NewSpeller(m); b.ResetTimer(); for b.Loop(){ sp.Correct("aprenticshipp"); sp.Correct("mnger")}}
